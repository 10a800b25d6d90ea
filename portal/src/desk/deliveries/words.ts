import type { Tone } from '../frame/StateWord';
import type { LoadMode, LoadState } from './contract';

export const loadWords: Record<LoadState, { word: string; tone: Tone }> = {
  LOADING: { word: '载入中', tone: 'busy' },
  HELD: { word: '等您决定', tone: 'mine' },
  RELEASED: { word: '已发布', tone: 'done' },
  FAILED: { word: '未成', tone: 'fault' },
  CANCELLED: { word: '已取消', tone: 'over' },
};

export const modeWords: Record<LoadMode, string> = { WHOLE: '整份替换', INCREMENT: '只报变化' };

const UNITS = ['字节', 'KB', 'MB', 'GB'];

/** A size that people read: 3.4 MB. */
export function sizeWords(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const size = bytes / 1024 ** step;
  return `${step === 0 ? size : size.toFixed(1)} ${UNITS[step]}`;
}
