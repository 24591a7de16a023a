export const contentId = 'content'

/** The first stop of the keyboard: past the header, to what the page is about. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href={`#${contentId}`}
      className="-translate-y-24 fixed top-3 left-3 z-50 rounded-lg bg-primary px-4 py-3 font-medium text-on-primary focus:translate-y-0 focus:shadow-lg"
    >
      {label}
    </a>
  )
}
