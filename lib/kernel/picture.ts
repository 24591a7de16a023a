/** Widths every picture is kept in; the address names one of them. */
export const mediaWidths = [320, 640, 1280] as const
export type MediaWidth = (typeof mediaWidths)[number]

/** A picture as pages need it: the base name, and the size that keeps its place on the page. */
export type Picture = { file: string; width: number; height: number; alt: string }

const NAME = /^([a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?)-(320|640|1280)\.webp$/

/** Only names that we could have written ourselves are looked up at all: no name leads out of the media folder. */
export const isMediaName = (name: string): boolean => NAME.test(name)

export const mediaName = (file: string, width: MediaWidth): string => `${file}-${width}.webp`
