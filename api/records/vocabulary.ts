export { AGGREGATE_FUNCTIONS, DATE_BUCKETS } from '../../db/records/query.ts';
