export { Foot as default } from '../../frame/Foot';
