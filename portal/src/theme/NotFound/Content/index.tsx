export { NoSuchPage as default } from '../../../frame/NoSuchPage';
