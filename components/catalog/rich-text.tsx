import { classNames } from '@/components/ui/class-names'

/** A description as it is stored: sanitised when it came in, by the one list of allowed tags. Nothing else is shown this way. */
export function RichText({ sanitisedHtml, className }: { sanitisedHtml: string; className?: string }) {
  return (
    <div
      className={classNames(
        'max-w-[62ch] break-words text-ink-muted [&_a]:underline [&_h2]:mt-5 [&_h2]:mb-2 [&_h2]:text-ink [&_h2]:text-lg [&_h3]:mt-4 [&_h3]:mb-1.5 [&_h3]:text-ink [&_img]:rounded-lg [&_li]:mt-1.5 [&_li]:pl-1 [&_li]:marker:text-line-strong [&_ol]:mt-3 [&_ol]:list-decimal [&_ol]:pl-5 [&_p+p]:mt-3 [&_p:first-child]:text-ink [&_strong]:text-ink [&_table]:block [&_table]:overflow-x-auto [&_ul]:mt-3 [&_ul]:list-disc [&_ul]:pl-5',
        className,
      )}
      dangerouslySetInnerHTML={{ __html: sanitisedHtml }}
    />
  )
}
