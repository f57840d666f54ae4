/** A code of the server (`SpeechNotChecked`, `speechNotChecked`, `SECURITY_CODE`) as the catalogues name it: in camel case. */
export function codeKey(code: string): string {
  if (/^[A-Z][A-Z_]*$/.test(code)) {
    return code.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  }

  return code.charAt(0).toLowerCase() + code.slice(1);
}
