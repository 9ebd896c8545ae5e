/** 401 who are you · 403 you may not · 404 not here for you · 409 the state forbids · 422 the law forbids · 429 too much · 507 no room. */
export type Statuses = Readonly<Record<string, 401 | 403 | 404 | 409 | 422 | 429 | 507>>
