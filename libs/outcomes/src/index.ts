export {
  assembleFramework,
  publishedFileName,
  type Assembled,
  type SourceFile,
} from './catalogue/assemble-framework';
export {
  parseFrameworkFile,
  type Parsed,
  type ParsedFile,
  type Place,
} from './catalogue/parse-framework-file';
export { fingerprint } from './catalogue/fingerprint';
export {
  catalogueProblemLine,
  catalogueRules,
  type CatalogueProblem,
  type CatalogueRule,
} from './catalogue/problems';
