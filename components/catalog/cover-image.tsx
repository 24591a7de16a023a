import { classNames } from '@/components/ui/class-names'
import { mediaWidths } from '@/lib/kernel/picture'
import { paths } from '@/lib/paths'

type CoverImageProps = { file: string | null; sizes: string; first?: boolean; className?: string }

/** A photograph that fills its box and says nothing of its own: the words stand beside it. */
export function CoverImage({ file, sizes, first = false, className }: CoverImageProps) {
  if (!file) return null
  return (
    <img
      src={paths.media(file, 640)}
      srcSet={mediaWidths.map((width) => `${paths.media(file, width)} ${width}w`).join(', ')}
      sizes={sizes}
      alt=""
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding={first ? 'sync' : 'async'}
      className={classNames('size-full object-cover', className)}
    />
  )
}
