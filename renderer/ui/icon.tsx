import type { ReactElement } from 'react'

const path = (d: string) => <path d={d} />

const icons = {
  add: path('M8 3v10M3 8h10'),
  alerts: path('M4 7a4 4 0 0 1 8 0c0 3 1.3 4 1.3 4H2.7S4 10 4 7zM6.7 13.3a1.5 1.5 0 0 0 2.6 0'),
  auto: path('M13 8a5 5 0 0 1-9 3M3 8a5 5 0 0 1 9-3M12.2 2.5V5H9.7M3.8 13.5V11h2.5'),
  bad: path('M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.7M8 10.9v.1'),
  box: path('M8 2 13.5 5v6L8 14l-5.5-3V5zM2.5 5 8 8l5.5-3M8 8v6'),
  broker: path('M8 9.5v4M5.3 11.2a4 4 0 1 1 5.4 0M3.3 13a6.5 6.5 0 1 1 9.4 0M8 8h.01'),
  bulb: path('M6 11.5c0-1.5-2-2.5-2-5a4 4 0 0 1 8 0c0 2.5-2 3.5-2 5zM6.3 13.8h3.4'),
  chambers: (
    <>
      <path d="M2 8.2C2 4.9 4.6 2.5 8 2.5s6 2.4 6 5.7c0 .8-.7 1-1.5 1h-9C2.7 9.2 2 9 2 8.2z" />
      <path d="M6.3 9.2 6 12.3c0 .8.7 1.2 2 1.2s2-.4 2-1.2l-.3-3.1" />
    </>
  ),
  check: path('m3.5 8.5 3 3 6-7'),
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.7V8l2.2 1.5" />
    </>
  ),
  close: path('m4 4 8 8M12 4l-8 8'),
  cloud: path(
    'M3 6.5a2.5 2.5 0 0 1 4.3-1.7A2.8 2.8 0 0 1 12.5 6 2.2 2.2 0 0 1 12 10.3H4.5A2 2 0 0 1 3 6.5zM5 13h1M8 13h1M11 13h1',
  ),
  board: path('M2.5 3h3v10h-3zM6.5 3h3v6.5h-3zM10.5 3h3v8h-3z'),
  columns: path('M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10'),
  copy: path('M6 5.5h7v8H6zM10 5.5v-3H3v8h3'),
  customers: path(
    'M1.8 13c.2-2.6 1.9-4 4.2-4s4 1.4 4.2 4M8.3 5.5a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0zM10.5 3.5a2.2 2.2 0 0 1 0 4.1M11.8 9.3c1.5.5 2.3 1.8 2.4 3.7',
  ),
  database: path(
    'M3 4c0-1.1 2.2-1.8 5-1.8s5 .7 5 1.8-2.2 1.8-5 1.8S3 5.1 3 4zM3 4v8c0 1.1 2.2 1.8 5 1.8s5-.7 5-1.8V4M3 8c0 1.1 2.2 1.8 5 1.8s5-.7 5-1.8',
  ),
  down: path('m4 6 4 4 4-4'),
  download: path('M8 2.5V10M5 7.2 8 10l3-2.8M3 13h10'),
  drop: path('M8 2s4.3 4.3 4.3 7.5a4.3 4.3 0 0 1-8.6 0C3.7 6.3 8 2 8 2z'),
  edit: path('M10.5 3.5 12.5 5.5 6 12l-2.7.7L4 10zM9 5l2 2'),
  fan: (
    <>
      <circle cx="8" cy="8" r="1.3" />
      <path d="M8 6.7C6.5 4 7.5 2 9.3 2s2 2.3.2 4.5M9.3 8c2.7-1.5 4.7-.5 4.7 1.3s-2.3 2-4.5.2M8 9.3c1.5 2.7.5 4.7-1.3 4.7s-2-2.3-.2-4.5M6.7 8C4 9.5 2 8.5 2 6.7s2.3-2 4.5-.2" />
    </>
  ),
  frozen: path('M8 1.8v12.4M2.6 4.9l10.8 6.2M13.4 4.9 2.6 11.1M6.3 3 8 4.6 9.7 3M6.3 13 8 11.4 9.7 13'),
  hand: path(
    'M5 8.5V4a1 1 0 0 1 2 0v3M7 7V2.8a1 1 0 0 1 2 0V7M9 7V3.8a1 1 0 0 1 2 0V8.5M11 7a1 1 0 0 1 2 0v2.5A4.5 4.5 0 0 1 8.5 14C6 14 5 12.7 3 9.7c-.6-1 .6-1.8 1.3-1L5 9.5',
  ),
  home: path('M2.5 7.5 8 2.8l5.5 4.7V13.5h-11zM6.5 13.5V9.5h3v4'),
  hourglass: path('M4 2.5h8M4 13.5h8M5 2.5c0 3 3 3.5 3 5.5s-3 2.5-3 5.5M11 2.5c0 3-3 3.5-3 5.5s3 2.5 3 5.5'),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.3v3.7M8 5v.1" />
    </>
  ),
  key: (
    <>
      <circle cx="5.5" cy="10.5" r="2.7" />
      <path d="m7.5 8.5 5-5M10.5 5.5l2 2" />
    </>
  ),
  language: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c2 2 2.5 4 2.5 6s-.5 4-2.5 6c-2-2-2.5-4-2.5-6S6 4 8 2z" />
    </>
  ),
  left: path('m10 4-4 4 4 4'),
  link: path(
    'M6.7 9.3a2.7 2.7 0 0 0 3.9 0l2-2a2.7 2.7 0 0 0-3.9-3.9l-.9.9M9.3 6.7a2.7 2.7 0 0 0-3.9 0l-2 2a2.7 2.7 0 0 0 3.9 3.9l.9-.9',
  ),
  list: path('M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01'),
  lock: path('M3.5 7.5h9v6h-9zM5.3 7.5V5.4a2.7 2.7 0 0 1 5.4 0v2.1'),
  low: path('m2 4.5 4 4 2.5-2.5 5 5M13.5 7.5V11H10'),
  mail: path('M2.5 3.5h11v9h-11zM2.5 4.5 8 8.8l5.5-4.3'),
  more: path('M8 3.5v.1M8 8v.1M8 12.5v.1'),
  moon: path('M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z'),
  none: <circle cx="8" cy="8" r="5.7" strokeDasharray="2.2 2.27" />,
  note: path('M3 3h10v7l-3 3H3zM13 10h-3v3M5.5 6h5M5.5 8.5h2.5'),
  offline: path('M2 2l12 12M5.8 3.2v2M10.2 2v4M4.5 6.5v1A3.5 3.5 0 0 0 8 11m3.3-2.2c.1-.4.2-.8.2-1.3v-1H9M8 11v3'),
  ok: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.4 8.2 1.8 1.8 3.4-3.8" />
    </>
  ),
  orders: path('M3.5 2.5h9v11l-1.5-1-1.5 1-1.5-1-1.5 1-1.5-1-1.5 1zM6 6h4M6 8.5h4'),
  phone: path(
    'M5.2 2.5 6.5 5.3 5.2 6.6a8 8 0 0 0 4.2 4.2l1.3-1.3 2.8 1.3v2a.8.8 0 0 1-.9.8C7 13.2 2.8 9 2.4 3.4a.8.8 0 0 1 .8-.9z',
  ),
  pause: path('M5.5 3.5v9M10.5 3.5v9'),
  person: (
    <>
      <circle cx="8" cy="5.5" r="2.5" />
      <path d="M3 13.5c.3-2.9 2.2-4.5 5-4.5s4.7 1.6 5 4.5" />
    </>
  ),
  play: path('M4.5 3v10l8-5z'),
  print: path('M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z'),
  right: path('m6 4 4 4-4 4'),
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.2 3.2" />
    </>
  ),
  settings: (
    <>
      <path d="M2 5h6M12 5h2M2 11h2M8 11h6" />
      <circle cx="10" cy="5" r="1.8" />
      <circle cx="6" cy="11" r="1.8" />
    </>
  ),
  signOut: path('M9.5 2.5h-6v11h6M7 8h6.5M11 5.5 13.5 8 11 10.5'),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.7" />
      <path d="M8 1.7v1.6M8 12.7v1.6M1.7 8h1.6M12.7 8h1.6M3.5 3.5l1.2 1.2M11.3 11.3l1.2 1.2M12.5 3.5l-1.2 1.2M4.7 11.3l-1.2 1.2" />
    </>
  ),
  system: path('M2.5 3h11v8h-11zM6 13.5h4M8 11v2.5'),
  table: path('M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.7h11M6.5 6.3V13'),
  temperature: path('M6.3 9.2V3.5a1.7 1.7 0 0 1 3.4 0v5.7a3 3 0 1 1-3.4 0zM8 7v4'),
  today: path(
    'M4 3.5h8A1.5 1.5 0 0 1 13.5 5v7a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V5A1.5 1.5 0 0 1 4 3.5zM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5M6 10l1.4 1.4 2.8-2.7',
  ),
  trash: path('M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M6.8 7v4M9.2 7v4'),
  truck: (
    <>
      <path d="M1.5 4h8v7h-8zM9.5 6.5h2.8l2.2 2.3V11h-5z" />
      <circle cx="4.5" cy="11.5" r="1.3" />
      <circle cx="11.5" cy="11.5" r="1.3" />
    </>
  ),
  undo: path('M3 7h7a3.5 3.5 0 0 1 0 7H6M5.8 4 3 7l2.8 3'),
  up: path('m4 10 4-4 4 4'),
  usb: (
    <>
      <path d="M8 14V3M6.3 4.5 8 2.2l1.7 2.3M8 11.5 4.5 9.7V7.5M8 9.5l3.5-1.8V6" />
      <circle cx="4.5" cy="7" r=".9" />
      <path d="M10.7 4.7h1.6v1.5h-1.6z" />
    </>
  ),
  wallet: path('M2.5 4.5h10a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1zM2.5 4.5 10 2.8v1.7M10.5 8.7h3'),
  watch: path('M8 2.2 14.3 13.3H1.7zM8 6.5v3.2M8 11.4v.1'),
} satisfies Record<string, ReactElement>

export type IconName = keyof typeof icons

/** Always beside a word, so it says nothing to a screen reader by itself. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? 'i s' : 'i'} viewBox="0 0 16 16" aria-hidden="true">
      {icons[name]}
    </svg>
  )
}

/** The mushroom of the brand. */
export function BrandMark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M1.5 10.8C1.5 5.9 5.3 2 10 2s8.5 3.9 8.5 8.8c0 .8-.6 1.2-1.4 1.2H2.9c-.8 0-1.4-.4-1.4-1.2z"
        fill="currentColor"
      />
      <path d="M7.3 13.3h5.4l.5 3.2c.2 1.3-1.2 2-3.2 2s-3.4-.7-3.2-2z" fill="currentColor" opacity=".55" />
    </svg>
  )
}
