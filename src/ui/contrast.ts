/** Relative luminance of `#rrggbb` (WCAG 2.2, 0 black to 1 white). */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, 1.4.3). */
export const contrastRatio = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** Whether a municipality's colour can carry the look: 7:1 against white, also on its own pale tint (so 8:1). */
export const accentFits = (hex: string): boolean => /^#[0-9a-f]{6}$/i.test(hex) && contrastRatio(hex, '#ffffff') >= 8
