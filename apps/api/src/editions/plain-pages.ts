/** Loaded by the command that writes plain files, and by nothing else: React draws strings there, and the server starts without it. */
export * as plain from '@waymark/charts/plain';
