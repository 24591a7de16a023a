import type { SVGProps } from 'react'

type IconProps = Omit<SVGProps<SVGSVGElement>, 'children'>

/**
 * An icon from its outline. One path and no hooks: a page draws dozens, on the server and again in the browser. A
 * picture beside words; one that stands alone is named by what it stands in.
 */
export function drawn(outline: string) {
  return function Icon({ className, strokeWidth = 2, ...rest }: IconProps) {
    return (
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        strokeWidth={strokeWidth}
        {...rest}
        className={className ? `icon ${className}` : 'icon'}
      >
        <path d={outline} />
      </svg>
    )
  }
}
