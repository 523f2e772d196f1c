angular.module("helpdesk", []).controller("NoticeCtrl", [
  "$scope",
  "$http",
  "$interpolate",
  "$location",
  function ($scope, $http, $interpolate, $location) {
    $scope.agent = { name: "Priya", queue: "billing" };

    function greeting(pattern) {
      return $interpolate("Hello {{agent.name}}: {{text}}")({ agent: $scope.agent, text: pattern });
    }

    $http.get("/api/queues").then(function (res) {
      $scope.queues = res.data;
    });

    $scope.notice = greeting($location.search().notice || "");
  },
]);
