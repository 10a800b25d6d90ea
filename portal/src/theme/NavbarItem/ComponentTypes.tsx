import ComponentTypes from '@theme-original/NavbarItem/ComponentTypes';
import { Account } from '../../account/Account';
import { DeskLink } from '../../account/DeskLink';

export default { ...ComponentTypes, 'custom-account': Account, 'custom-desk': DeskLink };
