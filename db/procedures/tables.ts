export interface CalendarDayTable {
  day: string;
  working: boolean;
  reasonZh: string;
  reasonEn: string;
  provisional: boolean;
}
