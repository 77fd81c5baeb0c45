/** The interface is English; dates and numbers follow the kind of English that the browser asks for. */
export const locale = navigator.languages.find(isEnglish) ?? 'en-GB'

/** Browsers started under odd settings name languages that nobody can use, such as `en-US@posix`. */
function isEnglish(language: string): boolean {
  try {
    return new Intl.Locale(language).language === 'en'
  } catch {
    return false
  }
}
