/** The house's own mark: three stems of one hedge. Decorative, for the name stands beside it. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <path d="M5 28h22M9 28c0-6 1-9 4-13M16 28V9M23 28c0-5-1-8-4-11" />
    <path d="M16 9c-4-1-5-4-4-7 4 0 5 3 4 7Zm0 6c3-1 6-1 7-5-4-1-6 1-7 5ZM13 15c-4 1-7-1-8-4 4-1 7 1 8 4Zm6 2c3 0 6-1 8-4-4-1-7 1-8 4Z" />
  </svg>
)
