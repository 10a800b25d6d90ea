/** 手机, 座机 with or without its area code and extension, 400 and 800, and the short service numbers. */
const NUMBER =
  /^(?:(?:\+?86-?)?1[3-9]\d{9}|(?:\(?0\d{2,3}\)?-?)?[2-8]\d{6,7}(?:(?:-|转|ext)\d{1,6})?|[48]00-?\d{3}-?\d{4}|(?:1\d{2}|1[02]\d{3}|9\d{4}))$/;
const SEPARATORS = /[、,，;；/|]/;

/** Whether a text is one telephone number, or several with a comma between them. */
export function isPhone(text: string): boolean {
  const numbers = text.normalize('NFKC').replaceAll(/\s/g, '').split(SEPARATORS);
  return numbers.every((number) => NUMBER.test(number));
}

export function isEmail(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@"<>]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text.trim())
  );
}
