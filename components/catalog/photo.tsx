import { classNames } from '@/components/ui/class-names'
import { ImageOff } from '@/components/ui/icons'
import { mediaWidths, type Picture } from '@/lib/kernel/picture'
import { paths } from '@/lib/paths'

type PhotoProps = {
  picture: Picture | null
  /** How wide it stands, as the `sizes` of an image. */
  sizes: string
  /** The largest thing of the first screen: fetched before everything else. */
  first?: boolean
  /** Its words are said beside it already. */
  decorative?: boolean
  className?: string
}

/** A photograph in the width the screen needs. The box around it keeps the room; nothing moves when it comes. */
export function Photo({ picture, sizes, first = false, decorative = false, className }: PhotoProps) {
  if (!picture) {
    return (
      <span aria-hidden="true" className={classNames('grid size-full place-items-center text-ink-faint', className)}>
        <ImageOff className="size-8" strokeWidth={1.25} />
      </span>
    )
  }
  return (
    <img
      src={paths.media(picture.file, 640)}
      srcSet={mediaWidths.map((width) => `${paths.media(picture.file, width)} ${width}w`).join(', ')}
      sizes={sizes}
      alt={decorative ? '' : picture.alt}
      width={picture.width}
      height={picture.height}
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding={first ? 'sync' : 'async'}
      className={classNames('size-full object-cover', className)}
    />
  )
}
