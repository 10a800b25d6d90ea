import { Refusal } from '../errors.ts';
import type { MaybeViewer, Viewer } from './viewer.ts';

/** @throws UNAUTHENTICATED */
function requireViewer(viewer: MaybeViewer): Viewer {
  if (viewer === undefined) throw new Refusal('UNAUTHENTICATED');
  return viewer;
}

/** A person in front of the portal: keys read data, they do not decide, apply or make other keys. */
export function requireSession(viewer: MaybeViewer): Viewer & { via: { kind: 'SESSION' } } {
  const { via, ...person } = requireViewer(viewer);
  if (via.kind !== 'SESSION') {
    throw new Refusal('FORBIDDEN', {
      message: {
        zh: '密钥只能读取数据；此操作请在网页登录后办理',
        en: 'a key only reads data; sign in on the portal for this',
      },
    });
  }
  return { ...person, via };
}
