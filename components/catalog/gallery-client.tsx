'use client'
import { useEffect, useRef, useState } from 'react'
import { ACROSS_PHONE, type Picture } from '@/lib/kernel/picture'
import { Photo } from './photo'

type GalleryProps = {
  pictures: readonly Picture[]
  label: string
  /** «第 # 张图»: # stands for the number */
  showLabel: string
}

/** The element that a picture of a variant is scrolled to by. */
export const photoId = (position: number): string => `photo-${position + 1}`

/** Photographs side by side: swiped, scrolled by key, or chosen by their small ones. */
export function Gallery({ pictures, label, showLabel }: GalleryProps) {
  const strip = useRef<HTMLUListElement>(null)
  const [shown, setShown] = useState(0)
  useEffect(() => {
    const list = strip.current
    if (!list || pictures.length < 2) return
    const watcher = new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target } of seen) if (isIntersecting) setShown([...list.children].indexOf(target))
      },
      { root: list, threshold: 0.6 },
    )
    for (const child of list.children) watcher.observe(child)
    return () => watcher.disconnect()
  }, [pictures.length])

  return (
    <div className="grid gap-3">
      <ul
        ref={strip}
        // a scrolling region is reached and moved by the keyboard
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={pictures.length > 1 ? 0 : undefined}
        aria-label={label}
        className="-mx-4 flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain sm:mx-0 sm:rounded-2xl [scrollbar-width:none]"
      >
        {pictures.map((picture, place) => (
          <li
            key={picture.file}
            id={photoId(place)}
            className="relative aspect-square w-full shrink-0 snap-center bg-sunken md:aspect-5/6 lg:aspect-square"
          >
            <Photo
              picture={picture}
              first={place === 0}
              sizes={`(width >= 64rem) 42rem, (width >= 48rem) 50vw, ${ACROSS_PHONE}`}
            />
          </li>
        ))}
      </ul>
      {pictures.length > 1 ? (
        <ul className="flex gap-2.5">
          {pictures.map((picture, place) => (
            <li key={picture.file}>
              <button
                type="button"
                aria-label={showLabel.replace('#', String(place + 1))}
                aria-current={place === shown ? 'true' : undefined}
                onClick={() => showPhoto(place)}
                className="block size-16 overflow-hidden rounded-lg border-2 border-transparent opacity-75 transition-opacity hover:opacity-100 aria-[current]:border-primary aria-[current]:opacity-100 md:size-20"
              >
                <Photo picture={picture} decorative sizes="5rem" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** Brings a picture to the front of the gallery without moving the page. */
export function showPhoto(position: number): void {
  const photo = document.getElementById(photoId(position))
  photo?.parentElement?.scrollTo({ left: photo.offsetLeft - photo.parentElement.offsetLeft, behavior: 'smooth' })
}
