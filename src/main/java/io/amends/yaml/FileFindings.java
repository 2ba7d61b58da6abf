package io.amends.yaml;

/** Takes in what is wrong in one file, for the person who edits it. */
@FunctionalInterface
public interface FileFindings {

  /**
   * @param line 1 for the first
   * @param remedy what to do about it, a sentence
   */
  void add(int line, String what, String remedy);
}
