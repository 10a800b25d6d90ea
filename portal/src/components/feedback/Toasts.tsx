import { CircleCheck, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useLanguage } from '../../language/useLanguage';
import styles from './Toasts.module.css';

interface Toast {
  title: string;
  body?: ReactNode;
}

const Context = createContext<(toast: Toast) => void>(() => undefined);

/** What has been done; a failure stands where it happened. They stay until closed: nobody has to read against time. */
export function ToastProvider({ children }: { children: ReactNode }): ReactNode {
  const { say } = useLanguage();
  const [toasts, setToasts] = useState<(Toast & { id: number })[]>([]);
  const show = useCallback((toast: Toast) => {
    setToasts((shown) => [...shown, { ...toast, id: (shown.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const close = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));
  return (
    <Context value={show}>
      {children}
      <div className={styles.stack} data-print="no">
        {toasts.map((toast) => (
          <div key={toast.id} className={styles.toast} role="status">
            <CircleCheck aria-hidden size={20} strokeWidth={1.75} />
            <div>
              <strong>{toast.title}</strong>
              {toast.body ? <div>{toast.body}</div> : null}
            </div>
            <button
              type="button"
              className={styles.close}
              aria-label={say('关闭', 'Close')}
              onClick={() => close(toast.id)}
            >
              <X aria-hidden size={18} />
            </button>
          </div>
        ))}
      </div>
    </Context>
  );
}

export function useToast(): (toast: Toast) => void {
  return useContext(Context);
}
