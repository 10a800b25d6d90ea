import type { CookieSerializeOptions } from '@fastify/cookie';
import { SESSION_HOURS } from '../accounts/sign-in.ts';

interface Cookie {
  name: string;
  options: CookieSerializeOptions;
}

/** Over TLS the cookies carry the prefix by which browsers bind them to this host. */
function cookie(name: string, publicUrl: string, maxAge: number): Cookie {
  const secure = publicUrl.startsWith('https:');
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge },
  };
}

export const sessionCookie = (publicUrl: string) =>
  cookie('session', publicUrl, SESSION_HOURS * 3600);
export const loginCookie = (publicUrl: string) => cookie('login', publicUrl, 600);
