import type { DesensitizationProfile } from '../../db/desensitization/profiles.ts';
import type { FileLook } from '../../db/onboarding/tables.ts';
import type {
  ColumnAnswer,
  EntryAnswer,
  PartKind,
  TablesAnswer,
} from '../../db/onboarding/vocabulary.ts';

/** A file on the bench, as far as its place among the others depends on it. */
export interface BenchFile {
  id: string;
  name: string;
  sha256: string;
  /** Absent where it could not be read. */
  look: FileLook | null;
  said: Partial<Record<PartKind, string>>;
}

/** What a department has decided so far, by what it decided about. */
export interface Glossary {
  /** By headerKey. */
  columns: ReadonlyMap<string, ColumnAnswer>;
  tables: ReadonlyMap<string, TablesAnswer>;
  entries: ReadonlyMap<string, EntryAnswer>;
}

/** What a batch is arranged with. */
export interface BenchSurroundings {
  glossary: Glossary;
  /** Names of the divisions, in full. */
  districts: readonly string[];
  profiles: readonly DesensitizationProfile[];
}
