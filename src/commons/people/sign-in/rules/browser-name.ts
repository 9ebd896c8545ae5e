const browsers = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const systems = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** Just enough of what a browser says of itself that its owner knows it again: "Firefox, Android"; empty when unknown. */
export function browserName(userAgent: string | undefined): string {
  const first = (table: readonly (readonly [RegExp, string])[]): string | undefined =>
    table.find(([shape]) => shape.test(userAgent ?? ''))?.[1]
  return [first(browsers), first(systems)].filter((name) => name !== undefined).join(', ')
}
