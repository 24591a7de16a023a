'use client'
import type { ComponentProps } from 'react'

// what is chosen stands in the middle of what can be seen; nothing moves where all of it is in sight
const showHere = (strip: HTMLElement | null) => {
  const here = strip?.querySelector('[aria-current]')
  if (!strip || !here) return
  const [around, one] = [strip.getBoundingClientRect(), here.getBoundingClientRect()]
  strip.scrollLeft += one.left + one.width / 2 - (around.left + around.width / 2)
}

/** Links side by side that may be wider than a phone: the one under way is never out of sight when the page comes. */
export function NavStrip(props: ComponentProps<'nav'>) {
  return <nav {...props} ref={showHere} />
}
