import { cva } from 'class-variance-authority'

/** The look of anything that is filled in. 16 px of text on phones, or iOS zooms the page. */
export const controlStyle = cva([
  'w-full min-w-0 rounded-lg border border-line-strong bg-surface px-3.5 text-base text-ink md:text-[0.9375rem]',
  'transition-[border-color,box-shadow] hover:border-ink-muted',
  'focus-visible:border-focus focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-focus',
  'aria-invalid:border-danger aria-invalid:outline-danger',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-muted [&[readonly]]:bg-sunken',
])
