import type { ReactNode } from 'react';
import { ToastProvider } from '../components/feedback/Toasts';
import { ViewerProvider } from '../viewer/Viewer';

/** Everything knows who is there, and can say what has been done. */
export default function Root({ children }: { children: ReactNode }): ReactNode {
  return (
    <ViewerProvider>
      <ToastProvider>{children}</ToastProvider>
    </ViewerProvider>
  );
}
