export {
  QUALITY_COUNTS,
  QUALITY_MEASURES,
  type QualityMeasure,
} from '../../db/quality/vocabulary.ts';
