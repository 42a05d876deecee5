import type { Scaffold } from '../scaffold.ts';
import { limitOf, snakeCase } from '../names.ts';

const template = String.raw`
from __future__ import annotations

import logging
import os
%if temp_file
import tempfile
%end
from collections.abc import Callable
from pathlib import Path

logger = logging.getLogger(__name__)

MAX_SIZE_BYTES = {{limit}}
%if large_file
CHUNK_BYTES = 1024 * 1024
%end


class FileTooLarge(ValueError):
    """The file is larger than allowed."""


%slot specific_exceptions
class FileProcessingError(Exception):
    """The file could not be read, or its result could not be written."""


%end
def {{worker}}(
    file_path: str | os.PathLike[str],
    target_path: str | os.PathLike[str],
    process_chunk: Callable[[bytes], bytes],
    max_size_bytes: int,
) -> int:
    source_path, target = Path(file_path), Path(target_path)
    size = 0
%if !large_file
    with source_path.open("rb") as source:
        content = source.read(max_size_bytes + 1)
    if len(content) > max_size_bytes:
        raise FileTooLarge(f"{source_path} is larger than {max_size_bytes} bytes")
    size = len(content)
    result = process_chunk(content)
%end
%slot large_file
    # Refused before it is read; a file that grows meanwhile is stopped below.
    if source_path.stat().st_size > max_size_bytes:
        raise FileTooLarge(f"{source_path} is larger than {max_size_bytes} bytes")
%end
%slot temp_file
    # Nobody sees half a result: written beside the target, then renamed; removed on failure.
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as output:
%slot large_file
            with source_path.open("rb") as source:
                while chunk := source.read(CHUNK_BYTES):
                    size += len(chunk)
                    if size > max_size_bytes:
                        raise FileTooLarge(f"{source_path} is larger than {max_size_bytes} bytes")
                    output.write(process_chunk(chunk))
%else
            output.write(result)
%end
            output.flush()
            os.fsync(output.fileno())
        os.replace(temporary, target)
    finally:
        Path(temporary).unlink(missing_ok=True)
%else
    with target.open("wb") as output:
%slot large_file
        with source_path.open("rb") as source:
            while chunk := source.read(CHUNK_BYTES):
                size += len(chunk)
                if size > max_size_bytes:
                    raise FileTooLarge(f"{source_path} is larger than {max_size_bytes} bytes")
                output.write(process_chunk(chunk))
%else
        output.write(result)
%end
%end
    return size


def {{name}}(
    file_path: str | os.PathLike[str],
    target_path: str | os.PathLike[str],
    process_chunk: Callable[[bytes], bytes] = bytes,
    max_size_bytes: int = MAX_SIZE_BYTES,
) -> int:
%if large_file
    """Process a file chunk by chunk into another file and return the bytes read.
%else
    """Process the content of a file into another file and return the bytes read.
%end

%if specific_exceptions
    Raises FileTooLarge above the limit, FileProcessingError when reading or writing fails.
%else
    Raises FileTooLarge above the limit, OSError when reading or writing fails.
%end
    """
%slot logging
    logger.debug("Processing %s, at most %d bytes", file_path, max_size_bytes)
%end
    try:
        size = {{worker}}(file_path, target_path, process_chunk, max_size_bytes)
    except FileTooLarge as error:
        logger.warning("Refused a file: %s", error)
        raise
%slot specific_exceptions
    except OSError as error:
        # Only trouble with files: a mistake in process_chunk must not look like one.
        logger.error("Could not process %s: %s", file_path, error)
        raise FileProcessingError(f"{file_path} could not be processed: {error}") from error
%else
    except OSError as error:
        logger.error("Could not process %s: %s", file_path, error)
        raise
%end
    logger.info("Processed %s (%d bytes)", file_path, size)
    return size
`;

/** A file processed into another up to a size limit, in chunks where the lesson applies. */
export const pythonFileProcessing: Scaffold = {
  name: 'file-processing',
  title: 'a function that processes a large file',
  language: 'python',
  needs: [
    ['file', 'large_file'],
    ['file', 'process'],
  ],
  unless: ['client', 'manage', 'endpoint'],
  names: (context) => {
    const name = snakeCase('process', context.subject, 'file');
    return { limit: limitOf(context), name, worker: `_${name}` };
  },
  template,
};
