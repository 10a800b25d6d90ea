import { useLocation } from '@docusaurus/router';
import { useEffect, useState } from 'react';
import { useLanguage } from '../language/useLanguage';

/** The same page in the other language; live pages keep the name and the query of their address. */
export function useOtherLanguage(): string {
  const { locale } = useLanguage();
  const { pathname, search } = useLocation();
  const [address, setAddress] = useState(locale === 'zh' ? '/en/' : '/');
  // A shell is built without its name, so the address is only known in the browser.
  useEffect(() => {
    const path = locale === 'zh' ? `/en${pathname}` : pathname.replace(/^\/en(?=\/|$)/, '') || '/';
    setAddress(path + search);
  }, [locale, pathname, search]);
  return address;
}
