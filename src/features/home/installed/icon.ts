import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** The sizes that a telephone asks for. Each file is the knot in 16 shades between ground and white (a palette of PNG). */
export const SIZES = [192, 512] as const
const knots = new Map(SIZES.map(size => [size, readFileSync(new URL(`knot-${size}.png`, import.meta.url))]))

/** The bytes of the palette as they stand in the file: length, name, 16 colours of three bytes, checksum. */
const COLOURS = 16
const HEAD = 8

/** The icon of a city: the same picture on the ground of its colour (`#rrggbb`), by another palette. */
export function iconOf(size: (typeof SIZES)[number], ground: string): Buffer<ArrayBuffer> {
  const png = Buffer.from(knots.get(size)!)
  const name = png.indexOf('PLTE', HEAD)
  const channels = [1, 3, 5].map(at => Number.parseInt(ground.slice(at, at + 2), 16))
  for (let shade = 0; shade < COLOURS; shade++)
    for (const [at, channel] of channels.entries())
      png[name + 4 + shade * 3 + at] = Math.round(channel + ((255 - channel) * shade) / (COLOURS - 1))
  const end = name + 4 + COLOURS * 3
  png.writeUInt32BE(crc32(png.subarray(name, end)), end)
  return png
}
