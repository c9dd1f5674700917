import { proseWith } from '@waymark/charts/prose';
import { Link } from 'react-router';
import { paths } from '../../paths';

/** The Markdown of a methods page; in the dashboard a neighbour is its page. */
export const Prose = proseWith(Link, paths.method);
