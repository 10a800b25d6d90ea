import { inflateRawSync } from 'node:zlib';

/** The texts of an archive by their names, read by its own directory (APPNOTE 4.3.12). */
export function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const parts = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, comment] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ];
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(from, from + packed);
    const text = archive.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes);
    parts.set(archive.toString('utf8', at + 46, at + 46 + name), text.toString());
    at += 46 + name + extra + comment;
  }
  return parts;
}
