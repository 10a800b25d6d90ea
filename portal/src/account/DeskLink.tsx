import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useViewer } from '../viewer/Viewer';

/** The desk is there for those who act as a post, and for nobody else. */
export function DeskLink(): ReactNode {
  const { viewer } = useViewer();
  return viewer?.desk ? (
    <Link className="navbar__item navbar__link" to="/desk">
      工作台
    </Link>
  ) : null;
}
