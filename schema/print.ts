import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { publishedSdl } from './schema.ts';

writeFileSync(path.join(import.meta.dirname, 'schema.graphql'), publishedSdl());
