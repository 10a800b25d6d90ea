export { SearchBox as default } from '../../frame/SearchBox';
