import sax, { type SAXParser } from 'sax';
import { encodingFault } from './encoding-fault.ts';
import { strictDecoder } from './encoding.ts';
import { IntakeError } from './intake-error.ts';
import type { Source } from './source.ts';

const DEEPEST = 100;
const LONGEST_TEXT = 1_000_000;

export interface XmlHandler {
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(): void;
}

/**
 * Reads XML piece by piece; after each piece the caller is given its turn. Nothing outside the file is ever
 * fetched, and a file that declares entities of its own is refused before one is used.
 * @throws XML_BROKEN, XML_ENTITIES
 */
export async function* readXmlEvents(
  source: Source,
  encoding: string,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: true });
  const decoder = strictDecoder(encoding);
  let depth = 0;
  let textLength = 0;
  const text = (piece: string) => {
    textLength += piece.length;
    if (textLength > LONGEST_TEXT) throw brokenXml(parser.line + 1, 'a text is too long');
    handler.text(piece);
  };
  const heard: Partial<SAXParser> = {
    onerror: (error) => {
      throw brokenXml(parser.line + 1, error.message.split('\n')[0] ?? '');
    },
    ondoctype: (doctype) => {
      if (doctype.includes('<!ENTITY')) throw entities();
    },
    onopentag: ({ name, attributes }) => {
      depth += 1;
      if (depth > DEEPEST) throw brokenXml(parser.line + 1, 'nested too deeply');
      textLength = 0;
      handler.open(name, ownAttributes(attributes as Record<string, string>));
    },
    onclosetag: () => {
      depth -= 1;
      handler.close();
    },
    ontext: text,
    oncdata: text,
  };
  Object.assign(parser, heard);
  try {
    for await (const chunk of source.chunks()) {
      parser.write(decoder.write(chunk));
      yield;
    }
    parser.write(decoder.end());
    parser.close();
    yield;
  } catch (error) {
    throw await encodingFault(error, source, encoding);
  }
}

function brokenXml(line: number, what: string): IntakeError {
  return new IntakeError(
    'XML_BROKEN',
    `XML 第 ${line} 行有错（${what}）；请由生成它的程序重新导出`,
    `the XML is broken at line ${line} (${what}); export it again from the program that made it`,
  );
}

function entities(): IntakeError {
  return new IntakeError(
    'XML_ENTITIES',
    'XML 里自定义了实体（ENTITY），不予读取；请去掉后再导入',
    'the XML declares entities of its own and is not read; take them out and import again',
  );
}

/** Without those that say how the file is written, and nothing of what stands in it. */
function ownAttributes(attributes: Record<string, string>): Record<string, string> {
  const own = Object.entries(attributes).filter(([name]) => !/^(xmlns|xsi)(:|$)/.test(name));
  return Object.fromEntries(own);
}
