/** Widths every picture is kept in; the address names one of them. */
export const mediaWidths = [320, 640, 960, 1280] as const
export type MediaWidth = (typeof mediaWidths)[number]

/**
 * What a picture as wide as a phone says of itself in `sizes`. Told the whole width, a phone with three dots to a pixel fetches the widest
 * file, four times the bytes of what the eye tells apart there, on the slowest line.
 */
export const ACROSS_PHONE = '80vw'

/** A picture as pages need it: the base name, and the size that keeps its place on the page. */
export type Picture = { file: string; width: number; height: number; alt: string }

const NAME = /^([a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?)-(320|640|960|1280)\.webp$/

/** Only names that we could have written ourselves are looked up at all: no name leads out of the media folder. */
export const isMediaName = (name: string): boolean => NAME.test(name)

/** Where a narrower file is not there: pictures of shops from before it was kept. */
export const widestName = (name: string): string => name.replace(NAME, '$1-1280.webp')

export const mediaName = (file: string, width: MediaWidth): string => `${file}-${width}.webp`
