import type { KeyboardEvent } from 'react';

/**
 * At the choices of an element, 1 and 2 mark it, and the next element has the focus, or the remark that is needed;
 * Ctrl+Enter sends everything that has been marked.
 */
export function markByKey(event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  const { key, currentTarget: at } = event;
  if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    at.form?.requestSubmit();
    return;
  }
  if (at instanceof HTMLTextAreaElement || (key !== '1' && key !== '2')) return;
  event.preventDefault();
  const row = at.closest('tr');
  row?.querySelector<HTMLInputElement>(`input[value=${key === '1' ? 'SOUND' : 'FAULT'}]`)?.click();
  if (key === '2') requestAnimationFrame(() => row?.querySelector('textarea')?.focus());
  else row?.nextElementSibling?.querySelector<HTMLInputElement>('input[type=radio]')?.focus();
}
