const TEST =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|fixtures?|testdata|testing|snapshots?)\/|(?:^|\/)(?:test_[^/]*|conftest|[^/]*_test)\.pyi?$|[.-](?:test|spec|cy|stories)\.[cm]?[jt]sx?$/i;

const GENERATED =
  /(?:^|\/)(?:node_modules|dist|build|vendor|third_party|migrations)\/|\.min\.[cm]?js$|_pb2\.pyi?$|\.d\.ts$/i;

/** Whether a file holds tests or what they need, by how such files are usually called. */
export const isTestPath = (path: string): boolean => TEST.test(path);

/** Whether a file was most likely written by a program. */
export const isGeneratedPath = (path: string): boolean => GENERATED.test(path);
