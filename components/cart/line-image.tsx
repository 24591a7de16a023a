import { classNames } from '@/components/ui/class-names'
import { ImageOff } from '@/components/ui/icons'
import { paths } from '@/lib/paths'

/** A small picture beside the name that says what it shows. */
export function LineImage({ file, className }: { file: string | null; className?: string }) {
  const box = classNames('aspect-square h-auto w-22 shrink-0 overflow-hidden rounded-lg bg-sunken', className)
  if (!file) {
    return (
      <span aria-hidden="true" className={classNames(box, 'grid place-items-center text-ink-faint')}>
        <ImageOff className="size-6" strokeWidth={1.5} />
      </span>
    )
  }
  return (
    <img
      src={paths.media(file, 320)}
      alt=""
      width={320}
      height={320}
      loading="lazy"
      decoding="async"
      className={classNames(box, 'object-cover')}
    />
  )
}
