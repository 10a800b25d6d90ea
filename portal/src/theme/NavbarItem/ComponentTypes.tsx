import ComponentTypes from '@theme-original/NavbarItem/ComponentTypes';
import { Account } from '../../account/Account';
import { Bell } from '../../account/Bell';
import { DeskLink } from '../../account/DeskLink';

export default {
  ...ComponentTypes,
  'custom-account': Account,
  'custom-bell': Bell,
  'custom-desk': DeskLink,
};
