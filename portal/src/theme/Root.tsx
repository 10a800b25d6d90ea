import type { ReactNode } from 'react';
import { ViewerProvider } from '../viewer/Viewer';

/** Everything knows who is there. */
export default function Root({ children }: { children: ReactNode }): ReactNode {
  return <ViewerProvider>{children}</ViewerProvider>;
}
