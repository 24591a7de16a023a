import { ImageOff } from '@/components/ui/icons'
import { paths } from '@/lib/paths'

/** A product's cover, small; its name stands beside it. */
export function ProductThumb({ file, missing }: { file: string | null; missing: string }) {
  if (file)
    return (
      <img
        src={paths.media(file, 320)}
        alt=""
        loading="lazy"
        className="size-12 shrink-0 rounded-md bg-sunken object-cover"
      />
    )
  return (
    <span title={missing} className="grid size-12 shrink-0 place-items-center rounded-md bg-sunken text-ink-faint">
      <ImageOff aria-hidden="true" className="size-5" />
    </span>
  )
}
