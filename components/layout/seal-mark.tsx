import { classNames } from '@/components/ui/class-names'

/** The shop's seal: 回, "come back", a box within a box, pressed in vermilion. Decoration; the name stands beside it. */
export function SealMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 40 40" className={classNames('size-8', className)}>
      <path
        className="fill-seal"
        d="M8.2 1.6C14 .9 26.500 1 31.900 1.500c4 .4 6.200 2.600 6.600 6.500.5 5.400.5 18.100-.1 24-.4 3.900-2.500 6.100-6.500 6.500-5.500.5-18.300.5-23.700 0-4-.4-6.200-2.600-6.600-6.500C1 26.500 1.100 14.100 1.600 8.200c.4-4 2.600-6.200 6.600-6.600Z"
      />
      <path
        className="fill-none stroke-on-seal"
        strokeWidth="3.100"
        strokeLinejoin="round"
        d="M9.300 9.200c5-.3 16.700-.3 21.500.1.4 5 .3 16.400-.1 21.400-5 .3-16.300.3-21.300 0-.4-4.900-.4-16.500-.1-21.500Z"
      />
      <path
        className="fill-none stroke-on-seal"
        strokeWidth="3"
        strokeLinejoin="round"
        d="M16.300 16.200c2.500-.2 5-.2 7.500 0 .2 2.500.2 5 0 7.600-2.500.2-5 .2-7.500 0-.2-2.600-.2-5.100 0-7.600Z"
      />
    </svg>
  )
}
