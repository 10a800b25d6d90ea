// The place above the navigation bar belongs to the strip; there is one on every page.
export { Strip as default } from '../../frame/Strip';
