const browsers = [
  { name: 'Edge', sign: /Edg(e|A|iOS)?\// },
  { name: 'Opera', sign: /OPR\// },
  { name: 'Samsung Internet', sign: /SamsungBrowser\// },
  { name: 'Firefox', sign: /(Firefox|FxiOS)\// },
  { name: 'Chrome', sign: /(Chrome|CriOS|HeadlessChrome)\// },
  { name: 'Safari', sign: /Safari\// },
]

const systems = [
  { name: 'iPhone', sign: /iPhone/ },
  { name: 'iPad', sign: /iPad/ },
  { name: 'Android', sign: /Android/ },
  { name: 'Windows', sign: /Windows/ },
  { name: 'macOS', sign: /Mac OS X|Macintosh/ },
  { name: 'ChromeOS', sign: /CrOS/ },
  { name: 'Linux', sign: /Linux/ },
]

/** A browser as people call it, such as `Firefox on Windows`, from how it calls itself; null when that says nothing. */
export function browserInWords(agent: string): string | null {
  const browser = browsers.find(({ sign }) => sign.test(agent))?.name
  const system = systems.find(({ sign }) => sign.test(agent))?.name
  if (browser === undefined) return system ?? null
  return system === undefined ? browser : `${browser} on ${system}`
}
