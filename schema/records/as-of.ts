/** What `asOf` means, wherever it is an argument. */
export const AS_OF =
  '当时的版本：某日（北京时间该日终）或带时区的时刻；与 release 只写一个。 The release that stood then: a Beijing day, at its end, or an instant; this or release.';
