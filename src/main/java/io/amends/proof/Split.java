package io.amends.proof;

import io.amends.dialog.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Combinations told apart by conditions.
 *
 * @param hold those of which all conditions hold
 * @param rest the others; no combination is in both, and none is lost
 */
record Split(List<Scene> hold, List<Scene> rest) {

  static Split of(List<Scene> scenes, Map<String, Condition> when) {
    var hold = scenes;
    var rest = new ArrayList<Scene>();
    for (var condition : new TreeMap<>(when).entrySet()) {
      var next = new ArrayList<Scene>();
      for (var scene : hold) {
        next.addAll(scene.where(condition.getKey(), condition.getValue()::holds));
        rest.addAll(scene.where(condition.getKey(), v -> !condition.getValue().holds(v)));
      }
      hold = next;
    }
    return new Split(hold, rest);
  }
}
