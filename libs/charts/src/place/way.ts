import type { ComponentType, ReactNode } from 'react';

/** How a page leads elsewhere: a link of the dashboard's router, or an anchor of a plain page. */
export type Way = ComponentType<{ readonly to: string; readonly children?: ReactNode }>;
